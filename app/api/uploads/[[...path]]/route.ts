import { uploadsDoor } from "@/lib/doors/uploads/uploads-door.ts";

export {
  uploadsDoor as DELETE,
  uploadsDoor as GET,
  uploadsDoor as HEAD,
  uploadsDoor as OPTIONS,
  uploadsDoor as PATCH,
  uploadsDoor as POST,
  uploadsDoor as PUT,
};
