import {
  CalendarClock,
  Database,
  FileText,
  Inbox,
  Newspaper,
  Package,
  Receipt,
  Users,
  type LucideIcon,
} from "lucide-react";

const ICONS: Readonly<Record<string, LucideIcon>> = {
  "calendar-clock": CalendarClock,
  "file-text": FileText,
  inbox: Inbox,
  newspaper: Newspaper,
  package: Package,
  receipt: Receipt,
  users: Users,
};

/** The icon of a collection by its name; one that is not known here is that of any collection. */
export function CollectionIcon({ name }: { name: string }) {
  const Icon = ICONS[name] ?? Database;
  return <Icon />;
}
