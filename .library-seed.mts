import pg from "pg";
import { readFileSync } from "node:fs";
import { randomUUID } from "node:crypto";
const { port } = JSON.parse(readFileSync("/tmp/library-data/postgres.json","utf8"));
const s = JSON.parse(readFileSync("/tmp/library-data/secrets.json","utf8"));
for (const user of ["postgres","gatehouse"]) {
  try {
    const c0 = new pg.Client({ host:"127.0.0.1", port, user, password: s.POSTGRES_SUPERUSER_PASSWORD, database: "postgres" });
    await c0.connect();
    const dbs = (await c0.query("select datname from pg_database where not datistemplate")).rows.map(r=>r.datname);
    await c0.end();
    const db = dbs.find((n:string)=>n!=="postgres") ?? "postgres";
    const c = new pg.Client({ host:"127.0.0.1", port, user, password: s.POSTGRES_SUPERUSER_PASSWORD, database: db });
    await c.connect();
    const org = (await c.query("select id from organizations where slug='acme'")).rows[0].id;
    const u = (await c.query("select id from users where email='admin@acme.test'")).rows[0].id;
    const folders = ["Products","Team photos","Press"].map(name=>({id:randomUUID(),name}));
    for (const f of folders) await c.query("insert into asset_folders(organization_id,id,name) values($1,$2,$3)",[org,f.id,f.name]);
    await c.query("insert into asset_folders(organization_id,id,name,parent_id) values($1,$2,$3,$4)",[org,randomUUID(),"2024",folders[2].id]);
    const files = [["harbour-at-dawn.jpg","image/jpeg",2400,1600,"Boats in a harbour at dawn"],["portrait.png","image/png",900,1400,""],["terms.pdf","application/pdf",null,null,""],["very-long-name-of-a-picture-that-somebody-took-in-the-summer-of-2023.webp","image/webp",1200,1200,"A lake"],["logo.svg","image/svg+xml",400,120,"Acme"],["intro.mp4","video/mp4",null,null,""],["song.mp3","audio/mpeg",null,null,""],["wide.jpg","image/jpeg",3000,900,"A long beach"]];
    for (const [i,[n,t,w,h,alt]] of files.entries()) await c.query("insert into assets(organization_id,id,filename,media_type,size,digest,width,height,alt,created_by,updated_by,visibility,created_at) values($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$10,$11, now()-make_interval(hours=>$12))",[org,randomUUID(),n,t,123456*(i+1)*(i+1),"0".repeat(64),w,h,alt,u,i===2?"private":"public",i]);
    await c.end(); console.log("seeded", db); break;
  } catch (e) { console.log(user, String(e)); }
}
