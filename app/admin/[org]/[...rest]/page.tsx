import { notFound } from "next/navigation";

/** Every other address of an organization: the 404 page inside the shell. */
export default function NowherePage(): never {
  notFound();
}
