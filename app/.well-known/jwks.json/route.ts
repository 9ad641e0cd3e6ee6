import { keySetDoor } from "@/lib/doors/oauth/key-set-door.ts";

export const dynamic = "force-dynamic";

export { keySetDoor as GET };
