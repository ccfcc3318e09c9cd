import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { PulumiCommand } from "@pulumi/pulumi/automation";
import { parse, stringify } from "yaml";
import { installed } from "../package/installed";
import { Engine } from "./support/engine";
import { QUIET } from "../support/quiet";
import { pulumiOr } from "./support/toolchain";

const STACKS = ["primary", "secondary"] as const;
const UP = ["up", "--yes", "--skip-preview", "--stack"];

/** The program of a project, in JavaScript or TypeScript, and what it makes besides Holdfast's. */
const SERVICES = [
  {
    name: "bookings",
    index: "index.js",
    program: `module.exports = require("holdfast");\n`,
    own: [],
  },
  {
    name: "invoices",
    index: "index.ts",
    program: `import * as aws from "@pulumi/aws";
import holdfast = require("holdfast");

export = async () => {
  const outputs = await holdfast();
  const seen = new aws.sqs.Queue("team-queue");
  return { ...outputs, seen: seen.name };
};
`,
    own: ["team-queue"],
  },
];

/** A digest of every file below a folder. */
function digestOf(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  const hash = createHash("sha256");
  for (const file of files.filter((one) => statSync(path.join(folder, one)).isFile()))
    hash.update(file).update(readFileSync(path.join(folder, file)));
  return hash.digest("hex");
}

/** As `npm pack` makes it, in one place; each service is a project of ten lines and its settings. */
describe("two services of one installed package", () => {
  let pulumi: PulumiCommand;
  let installation = "";
  let asInstalled = "";
  before(async function () {
    pulumi = await pulumiOr(() => this.skip());
    installation = installed(".");
    asInstalled = digestOf(path.join(installation, "node_modules/holdfast"));
  });
  after(() => {
    if (installation !== "") rmSync(installation, { recursive: true, force: true });
  });

  for (const { name, index, program, own } of SERVICES)
    it(`deploys ${name} by pulumi up, both stacks, and nothing is left to change`, async () => {
      const engine = new Engine(pulumi, { name, shared: { ...QUIET, workload: { name } } }, (project) => {
        symlinkSync(path.join(installation, "node_modules"), path.join(project, "node_modules"));
        writeFileSync(path.join(project, index), program);
        // Without `main` Pulumi runs the folder's index.
        const file = path.join(project, "Pulumi.yaml");
        const { config } = parse(readFileSync(file, "utf8")) as { config: unknown };
        writeFileSync(file, stringify({ name: "holdfast", runtime: "nodejs", config }));
      });
      try {
        for (const stack of STACKS) {
          await engine.init(stack);
          await engine.commandWithProviders([...UP, stack]);
          const { resources } = engine.state(stack).deployment;
          const balancer = resources.find(({ type }) => type === "aws:lb/loadBalancer:LoadBalancer");
          assert.ok(String(balancer?.outputs?.["arn"]).includes(name), JSON.stringify(balancer?.outputs));
          const queues = resources.filter(({ type }) => type === "aws:sqs/queue:Queue");
          assert.deepEqual(
            queues.map(({ urn }) => urn.split("::").at(-1)).filter((queue) => queue?.startsWith("team")),
            own,
          );
          const again = await engine.commandWithProviders([...UP, stack]);
          assert.match(again, /\n +\d+ unchanged\n/);
          assert.doesNotMatch(again, /\d+ (created|updated|deleted|replaced)/);
        }
      } finally {
        engine.stop();
      }
    });

  it("leaves the package as it was installed", () => {
    assert.equal(digestOf(path.join(installation, "node_modules/holdfast")), asInstalled);
  });
});
