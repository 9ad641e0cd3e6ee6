import { Database } from "lucide-react";
import { COLLECTION_ICONS } from "./collection-icons.ts";

/** The icon of a collection by its name; one that is not known here is that of any collection. */
export function CollectionIcon({ name }: { name: string }) {
  const Icon = COLLECTION_ICONS[name] ?? Database;
  return <Icon />;
}
