import { visitDoor } from "@/lib/doors/visit/visit-door.ts";

export { visitDoor as GET };
