import type { ComponentType, ReactNode } from "react";
import { sendsMail } from "@/lib/mail/sends-mail.ts";
import { openRegistrations } from "@/lib/people/open-registrations.ts";
import { GatePage } from "../_ui/gate-page.tsx";
import type { WaysProps } from "./ways.tsx";

type SignInPageProps = {
  /** The page that was refused; null when nobody was on the way anywhere. */
  refused: string | null;
  /** A `SignInForm`, and what else one signs in with. */
  form: ReactNode;
  /** `Ways`, at once or late. */
  Ways: ComponentType<WaysProps>;
  /** A message above the form. */
  children?: ReactNode;
};

/** The card with the sign-in form; names the page that it stands before. */
export async function SignInPage(props: SignInPageProps) {
  const { refused, form, Ways, children } = props;
  return (
    <GatePage
      title={refused === null ? "Sign in" : "You are not signed in"}
      description={refused === null ? "Welcome back to Gatehouse." : <Refused path={refused} />}
      footer={(await sendsMail()) && <Ways mayRegister={(await openRegistrations()).length > 0} />}
    >
      <div className="flex flex-col gap-5">
        {children}
        {form}
      </div>
    </GatePage>
  );
}

function Refused({ path }: { path: string }) {
  return (
    <>
      Sign in to go on to this page:
      <code
        title={path}
        className="mt-2 block truncate rounded-sm bg-sunken px-2 py-1 font-mono text-xs text-ink"
      >
        {path}
      </code>
    </>
  );
}
