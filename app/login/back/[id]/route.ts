import { returnDoor } from "@/lib/doors/auth/sso/return-door.ts";

export { returnDoor as GET };
