import { mountedApi } from "@/lib/doors/api/mounted-api.ts";

/** @NOTE Said aloud, so that Next hands over the request as it is, and not behind a proxy to find it out. */
export const dynamic = "force-dynamic";

export {
  mountedApi as DELETE,
  mountedApi as GET,
  mountedApi as HEAD,
  mountedApi as OPTIONS,
  mountedApi as PATCH,
  mountedApi as POST,
  mountedApi as PUT,
};
