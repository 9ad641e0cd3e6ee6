import { refreshDoor } from "@/lib/doors/auth/refresh-door.ts";

export {
  refreshDoor as DELETE,
  refreshDoor as GET,
  refreshDoor as OPTIONS,
  refreshDoor as PATCH,
  refreshDoor as POST,
  refreshDoor as PUT,
};
