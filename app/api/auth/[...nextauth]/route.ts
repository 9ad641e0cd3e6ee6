export { authDoor as GET, authDoor as POST } from "@/lib/doors/auth/auth-door.ts";
