import { DeadLink } from "@/app/_screens/dead-link.tsx";

/** A link to a new address that is wrong, used or expired. */
export default function NoEmailChange() {
  return (
    <DeadLink>
      It was used already, has expired, or another one took its place. You can ask for a new one on
      your own page.
    </DeadLink>
  );
}
