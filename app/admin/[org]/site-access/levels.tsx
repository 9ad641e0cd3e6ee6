import { Globe, KeyRound, Lock } from "lucide-react";
import type { RadioCardOption } from "@/app/_ui/radio-cards.tsx";
import type { SiteLevel } from "@/lib/site-access/schemas.ts";

/** The three levels in plain words. */
export const LEVELS: readonly (RadioCardOption & { value: SiteLevel })[] = [
  {
    value: "public",
    label: "Public",
    description: "Everybody can read what is published, search engines included.",
    icon: <Globe />,
  },
  {
    value: "private",
    label: "Private",
    description: "Visitors meet a maintenance page. Members come in from this dashboard.",
    icon: <Lock />,
  },
  {
    value: "password",
    label: "Password",
    description:
      "Visitors enter one shared password and may look around, drafts included. They can change nothing.",
    icon: <KeyRound />,
  },
];

type Change = { from: SiteLevel; to: SiteLevel; newPassword: boolean; guests: number };

/** What happens when this is saved, in sentences; none when nothing would. */
export function consequencesOf({ from, to, newPassword, guests }: Change): string[] {
  const ended =
    guests === 1 ? "The guest who is in now is" : `The ${guests} guests who are in now are`;
  const out = guests > 0 ? [`${ended} shown out at once.`] : [];
  if (from === to) {
    return newPassword && to === "password"
      ? [...out, "The old password stops working at once."]
      : [];
  }
  const opening: Record<SiteLevel, string> = {
    public:
      "Everything that is published can be read by anybody, and can be found and kept by search engines.",
    private: "Every page of the website answers with the maintenance page, within a second.",
    password: "Visitors are asked for the password before they see anything.",
  };
  return [opening[to], ...(from === "password" ? out : [])];
}
