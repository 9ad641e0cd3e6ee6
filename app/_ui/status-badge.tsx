import {
  Archive,
  Ban,
  CalendarClock,
  CircleCheck,
  CircleDashed,
  CircleSlash,
  Clock,
  EyeOff,
  GitCommitVertical,
  Globe,
  KeyRound,
  Lock,
  MailCheck,
  UserMinus,
} from "lucide-react";
import type { ReactNode } from "react";
import { Badge, type BadgeTone } from "./badge.tsx";

const statuses = {
  published: look("Published", "success", <CircleCheck />),
  draft: look("Draft", "neutral", <CircleDashed />),
  changed: look("Changed", "warning", <GitCommitVertical />),
  scheduled: look("Scheduled", "violet", <CalendarClock />),
  unpublished: look("Unpublished", "neutral", <EyeOff />),
  archived: look("Archived", "neutral", <Archive />),
  pending: look("Taking effect", "info", <Clock />),
  public: look("Public", "success", <Globe />),
  private: look("Private", "danger", <Lock />),
  password: look("Password", "info", <KeyRound />),
  active: look("Active", "success", <CircleCheck />),
  invited: look("Invited", "info", <MailCheck />),
  suspended: look("Suspended", "danger", <UserMinus />),
  removed: look("Removed", "neutral", <CircleSlash />),
  revoked: look("Revoked", "danger", <Ban />),
} satisfies Record<string, StatusLook>;

export type Status = keyof typeof statuses;

type StatusLook = { label: string; tone: BadgeTone; icon: ReactNode };
type StatusBadgeProps = { status: Status; label?: string | undefined };

/** The state of an entry, a site or a member, always in the same word, tint and icon. */
export function StatusBadge({ status, label }: StatusBadgeProps) {
  const { tone, icon, label: word } = statuses[status];
  return (
    <Badge tone={tone} icon={icon}>
      {label ?? word}
    </Badge>
  );
}

function look(label: string, tone: BadgeTone, icon: ReactNode): StatusLook {
  return { label, tone, icon };
}
