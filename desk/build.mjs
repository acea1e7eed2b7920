// Bundles src/ into the package's static folder, with the licences of all that goes in and the digest of what it was
// made of, by which a test sees whether the bundle is of the present sources.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { copyFileSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const out = new URL("../src/parley/web/static/", import.meta.url).pathname;

for (const file of readdirSync(out)) if (file.startsWith("chunk-")) rmSync(join(out, file));

const made = await build({
  entryPoints: ["src/desk.js"],
  bundle: true,
  splitting: true,
  format: "esm",
  minify: true,
  target: "es2020",
  legalComments: "none",
  metafile: true,
  entryNames: "[name]",
  chunkNames: "chunk-[hash]",
  outdir: out,
});
copyFileSync("node_modules/world-atlas/countries-110m.json", join(out, "countries.json"));
writeFileSync(join(out, "LICENSES.txt"), licences());
const files = Object.keys(made.metafile.outputs).map((file) => file.split("/").pop()).sort();
writeFileSync(join(out, "bundle.json"), `${JSON.stringify({ sources: digest(), files }, null, 1)}\n`);

function licences() {
  const inputs = Object.keys(made.metafile.inputs).filter((file) => file.startsWith("node_modules/"));
  const names = new Set(inputs.map((file) => file.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)/)[1]));
  return [...names, "world-atlas"].sort().map(licence).join(`\n${"-".repeat(100)}\n\n`);
}

function licence(name) {
  const folder = join("node_modules", name);
  const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  return `${name} ${about.version} (${about.license})\n\n${file ? readFileSync(join(folder, file), "utf8").trim() : ""}\n`;
}

function digest() {
  const hash = createHash("sha256");
  for (const file of ["build.mjs", "package-lock.json", ...readdirSync("src").sort().map((name) => `src/${name}`)]) {
    hash.update(`${file}\0`).update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}
