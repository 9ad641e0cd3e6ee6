import { loginDoor } from "@/lib/doors/auth/login-door.ts";

export { loginDoor as POST };
