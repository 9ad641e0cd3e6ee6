import type { NextConfig } from "next";

const config: NextConfig = {
  // The client is shipped as TypeScript; Next compiles it with the rest.
  transpilePackages: ["@gatehouse/client"],
  // This folder is a project of its own: what lies above it belongs to the CMS.
  turbopack: { root: import.meta.dirname },
};

export default config;
