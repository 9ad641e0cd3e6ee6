import { loginDoor } from "@/lib/doors/auth/login-door.ts";

export {
  loginDoor as DELETE,
  loginDoor as GET,
  loginDoor as OPTIONS,
  loginDoor as PATCH,
  loginDoor as POST,
  loginDoor as PUT,
};
