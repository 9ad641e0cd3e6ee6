import { defineConfig, devices } from "@playwright/test";

/**
 * Browser tests of the production build. Each runs on a desktop; those tagged `@phone` on a phone
 * too. One after the other: two browsers on two cores took as long, and waited for each other.
 */
export default defineConfig({
  testDir: "tests/e2e",
  testMatch: "**/*.spec.ts",
  globalSetup: "./tests/e2e/global-server.ts",
  forbidOnly: true,
  workers: 1,
  // @NOTE Twice more where nobody watches; what needs it is named at the end of the stage.
  retries: process.env["CI"] === undefined ? 0 : 2,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    locale: "en-GB",
    timezoneId: "UTC",
    colorScheme: "light",
    // Nobody looks at what glides; what waits for a thing to stand still waits less.
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
    // @NOTE A trace costs a fifth of what its test does: where nobody watches, the second try has one.
    trace: process.env["CI"] === undefined ? "retain-on-failure" : "on-first-retry",
  },
  projects: [
    { name: "desktop", use: { viewport: { width: 1280, height: 800 } } },
    { name: "phone", grep: /@phone/, use: { ...devices["Pixel 7"] } },
  ],
});
