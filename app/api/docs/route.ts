import { docsDoor } from "@/lib/doors/api/docs-door.ts";

export { docsDoor as GET };
