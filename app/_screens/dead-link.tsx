import { GatePage } from "../_ui/gate-page.tsx";
import { LinkButton } from "../_ui/link-button.tsx";

/** What stands at a link that does not work, for whatever reason: it tells none. */
export function DeadLink({ children }: { children: string }) {
  return (
    <GatePage title="This link does not work" description={children}>
      <LinkButton href="/login" wide>
        To the sign-in page
      </LinkButton>
    </GatePage>
  );
}
