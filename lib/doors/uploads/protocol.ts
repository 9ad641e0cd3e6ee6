/** Where uploads are begun. */
export const UPLOADS = "/api/uploads";

/** What every answer of the protocol says (tus 1.0, «Tus-Resumable»). */
export const TUS = { "Tus-Resumable": "1.0.0", "Cache-Control": "no-store" } as const;
