/** @type {import('next').NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  // `npm test` checks the types, tests included; a person's first start must not wait for that.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  agentRules: false,
  // Whoever cuts the end off /datacenters/<name> wants all of them.
  redirects: () => [
    { source: '/datacenters', destination: '/?view=table&rows=datacenters', permanent: false },
  ],
};
