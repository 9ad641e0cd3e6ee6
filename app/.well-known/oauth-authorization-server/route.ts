import { metadataDoor } from "@/lib/doors/oauth/metadata-door.ts";

export const dynamic = "force-dynamic";

export { metadataDoor as GET };
