import { ArrowRight, FileText, Globe } from "lucide-react";
import { Link } from "@/app/_ui/link.tsx";
import type { ReactNode } from "react";
import { Card } from "@/app/_ui/card.tsx";
import type { Abilities } from "../_shell/sections.ts";

type FirstStepsProps = { base: string; can: Abilities };

/** What to do first in an organization without a page. */
export function FirstSteps({ base, can }: FirstStepsProps) {
  return (
    <Card
      title="Start here"
      description="Your website is empty and closed. Two steps put it before its visitors."
      flush
    >
      <ol className="divide-y">
        {can.createPages && (
          <Step
            href={`${base}/pages/new?home`}
            icon={<FileText />}
            title="Write the home page"
            text="The page with the address “home” is what visitors meet first."
          />
        )}
        {can.changeSite && (
          <Step
            href={`${base}/site-access`}
            icon={<Globe />}
            title="Decide who gets in"
            text="Everybody, members only, or whoever knows a password."
          />
        )}
      </ol>
    </Card>
  );
}

type StepProps = { href: string; icon: ReactNode; title: string; text: string };

function Step({ href, icon, title, text }: StepProps) {
  return (
    <li className="relative flex items-center gap-4 px-4 py-4 transition-colors hover:bg-hover sm:px-5">
      <span
        aria-hidden="true"
        className="grid h-10 w-9 shrink-0 place-items-center rounded-t-full rounded-b-md border bg-accent-soft text-accent-text [&_svg]:size-4"
      >
        {icon}
      </span>
      <div className="min-w-0 flex-1">
        <Link href={href} className="text-sm font-medium text-ink after:absolute after:inset-0">
          {title}
        </Link>
        <p className="text-sm text-muted">{text}</p>
      </div>
      <ArrowRight className="size-4 shrink-0 text-faint" aria-hidden="true" />
    </li>
  );
}
