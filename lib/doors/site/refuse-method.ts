/** The answer to whoever would do more with a page than look at it; kept by nobody, as the page is. */
export const refuseMethod = (): Response =>
  new Response(null, { status: 405, headers: { Allow: "GET, HEAD", "Cache-Control": "no-store" } });
