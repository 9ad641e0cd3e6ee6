import { notFound } from "next/navigation";
import { cms } from "../../../lib/cms.ts";

export const revalidate = 60;

type Address = { readonly params: Promise<{ readonly slug: string }> };

export default async function Page({ params }: Address) {
  const { slug } = await params;
  const { items } = await cms()
    .content("posts")
    .list({
      filter: { slug },
      include: ["author"],
      page: { size: 1 },
    });
  const [post] = items;
  if (post === undefined) notFound();
  return (
    <article>
      <h1>{post.title}</h1>
      <p>{post.excerpt}</p>
      {post.author === null ? null : <p>{post.author.title}</p>}
    </article>
  );
}
