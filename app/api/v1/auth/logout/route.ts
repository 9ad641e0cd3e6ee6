import { logoutDoor } from "@/lib/doors/auth/logout-door.ts";

export {
  logoutDoor as DELETE,
  logoutDoor as GET,
  logoutDoor as OPTIONS,
  logoutDoor as PATCH,
  logoutDoor as POST,
  logoutDoor as PUT,
};
