/** What the token of a mesh gateway needs (Consul documentation: mesh gateway ACL); it must be global, made in the primary. */
export const GATEWAY_POLICY = `service "mesh-gateway" { policy = "write" }
service_prefix "" { policy = "read" }
node_prefix "" { policy = "read" }`;
