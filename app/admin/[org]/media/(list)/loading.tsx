import { ListLoading } from "../../_shell/list-loading.tsx";

/** The shape of the library while it comes. */
export default function MediaLoading() {
  return <ListLoading label="the media library" />;
}
