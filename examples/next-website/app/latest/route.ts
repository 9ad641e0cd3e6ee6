import { ApiError } from "@gatehouse/client";
import { cms } from "../../lib/cms.ts";

/**
 * GET /latest: what the browser's own code may ask for. It learns neither where the CMS is nor the
 * token, and it can ask for this and nothing else: the query is written here, not there.
 */
export async function GET(): Promise<Response> {
  try {
    const { items } = await cms()
      .content("posts")
      .list({
        sort: ["-publishedAt"],
        fields: { posts: ["slug", "title"] },
        page: { size: 3 },
      });
    const posts = items.map(({ slug, title }) => ({ slug, title }));
    return Response.json({ posts }, { headers: { "Cache-Control": "public, max-age=60" } });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    // The document is for the log; a visitor can do nothing with it.
    return Response.json({ error: "No posts for the moment." }, { status: 503 });
  }
}
