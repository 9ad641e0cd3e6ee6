import { mountedApi } from "@/lib/doors/api/mounted-api.ts";

export {
  mountedApi as DELETE,
  mountedApi as GET,
  mountedApi as HEAD,
  mountedApi as OPTIONS,
  mountedApi as PATCH,
  mountedApi as POST,
  mountedApi as PUT,
};
