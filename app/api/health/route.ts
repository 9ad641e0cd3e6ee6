export const dynamic = "force-dynamic";

/** The process lives. Says nothing else. */
export const GET = (): Response => Response.json({ status: "ok" });
