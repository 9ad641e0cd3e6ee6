import type { NextConfig } from "next";

/** The client is shipped as TypeScript; Next compiles it with the rest. */
const config: NextConfig = { transpilePackages: ["@gatehouse/client"] };

export default config;
