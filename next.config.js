/** @type {import('next').NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  // Snapshots are compressed once per revision by lib/snapshot; Next must not do it again per viewer.
  compress: true,
  images: { unoptimized: true },
  agentRules: false,
};
