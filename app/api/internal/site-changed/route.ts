import { siteChanged } from "@/lib/doors/internal/site-changed.ts";

/** HMAC gate only. */
export const POST = siteChanged;
