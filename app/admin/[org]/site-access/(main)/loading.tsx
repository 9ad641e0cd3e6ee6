import { ListLoading } from "../../_shell/list-loading.tsx";

/** The shape of the screen while it comes. */
export default function SiteAccessLoading() {
  return <ListLoading label="site access" />;
}
