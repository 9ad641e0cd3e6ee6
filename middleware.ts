/**
 * The wall, on every path there is.
 * @NOTE No `config` is exported: a matcher is a way around (security.md, trap 1).
 */
export { middleware } from "@/lib/wall/middleware.ts";
