import { DeadLink } from "@/app/_screens/dead-link.tsx";

/** A link to a new password that is wrong, used or expired. */
export default function NoReset() {
  return (
    <DeadLink>
      It was used already, has expired, or another one took its place. You can ask for a new one
      from the sign-in page.
    </DeadLink>
  );
}
