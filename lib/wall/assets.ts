/**
 * Whether a path is a file that is the same for everyone: the build's immutable files, icons, the
 * websites' style sheet and what lies in `public/assets`.
 */
export const isAsset = (path: string): boolean =>
  path.startsWith("/_next/static/") ||
  path.startsWith("/assets/") ||
  files.has(path) ||
  (process.env.NODE_ENV === "development" && isDevelopmentTool(path));

const files = new Set(["/favicon.ico", "/icon.svg", "/icon.png", "/apple-icon.png", "/site.css"]);

/** What `next dev` asks for on its own behalf; no such path exists in a build. */
const isDevelopmentTool = (path: string): boolean =>
  path.startsWith("/_next/webpack-hmr") ||
  path.startsWith("/_next/hmr") ||
  path.startsWith("/__nextjs");
