import type { NextConfig } from "next";

/**
 * @NOTE A test build may stand a different wall in place of ours, to prove that the doors hold on
 * their own (first law). The product itself has no switch that turns the wall off: such a build goes
 * into a folder of its own, which nothing else serves.
 */
const isWallOff = process.env["GATEHOUSE_TEST_BUILD"] === "wall-off";
if (isWallOff && process.env["GATEHOUSE_BUILD"] !== ".next-wall-off") {
  throw new Error("GATEHOUSE_TEST_BUILD=wall-off is for the build folder .next-wall-off alone.");
}
const testWall = isWallOff ? { "@/lib/wall/middleware.ts": "./tests/support/open-wall.ts" } : {};

const config: NextConfig = {
  distDir: process.env["GATEHOUSE_BUILD"] ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  compress: true,
  // @NOTE The wall judges the address as it arrived and answers trailing slashes itself, and only
  // so are its rewrites internal on 127.0.0.1 (docs/decisions/0001).
  skipProxyUrlNormalize: true,
  skipTrailingSlashRedirect: true,
  // @NOTE Types are a stage of `npm test`; whoever starts the product should not wait for them.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    ...["pg", "piscina", "bcryptjs", "@prisma/client", "@prisma/adapter-pg"],
    ...["graphile-worker", "nodemailer"],
  ],
  experimental: {
    authInterrupts: true,
    // @NOTE A page is read into memory once it is asked for (docs/decisions/0064).
    preloadEntriesOnStart: false,
    // @NOTE In bytes, and the wall's own limit for forms (lib/wall/address-rules.ts).
    serverActions: { bodySizeLimit: 2_000_000 },
  },
  turbopack: { root: import.meta.dirname, resolveAlias: testWall },
};

export default config;
