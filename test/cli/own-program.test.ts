import assert from "node:assert/strict";
import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { deployCommand, ownProgram } from "../../cli/own-program";
import { planStacks } from "../../cli/plan";
import { EXAMPLES } from "../support/examples";
import { planHere, Scratch } from "./commands/run";
import { resourcesOf } from "./plan/programs";

const ROOT = join(__dirname, "../..");
const STACKS = ["east", "west"].map((name, i) => ({ name, config: { "aws:region": ["us-east-1", "us-west-2"][i]! } }));

/** In JavaScript and in TypeScript: a topic made when a module is loaded, and a queue made when it is called. */
const JS = {
  "index.js": `const { queue } = require("./parts"); module.exports = () => ({ queue: queue("jobs").name });`,
  "parts.js": `const aws = require("@pulumi/aws"); new aws.sns.Topic("news"); exports.queue = (name) => new aws.sqs.Queue(name);`,
};
const TS = {
  "index.ts": `import { queue } from "./parts"; const later: Promise<string> = Promise.resolve("jobs");
    export = async () => ({ queue: queue(await later).name });`,
  "parts.ts": `import * as aws from "@pulumi/aws"; new aws.sns.Topic("news"); export const queue = (name: string) => new aws.sqs.Queue(name);`,
};

describe("a program of one's own", function () {
  this.timeout(60_000);
  let scratch: Scratch;
  beforeEach(() => (scratch = new Scratch()));
  afterEach(() => scratch.clear());

  const write = (files: Readonly<Record<string, string>>) =>
    Object.entries(files).forEach(([name, text]) => scratch.write(name, text));
  const project = () => ({ project: "shop", stacks: STACKS });

  const FOUND: [what: string, files: Readonly<Record<string, string>>, main: string | undefined, file: string][] = [
    ["index.js of the folder", JS, undefined, "index.js"],
    ["index.ts of the folder", TS, undefined, "index.ts"],
    ["the file that main names", { "iac/service.js": "" }, "iac/service.js", "iac/service.js"],
    ["a file without its ending", { "iac/service.ts": "" }, "iac/service", "iac/service.ts"],
    ["index.js of the folder that main names", { "iac/index.js": "" }, "iac", "iac/index.js"],
    ["main of package.json", { "package.json": `{ "main": "run.js" }`, "run.js": "", "index.js": "" }, ".", "run.js"],
  ];
  for (const [what, files, main, file] of FOUND)
    it(`is ${what}`, () => {
      write(files);
      assert.equal(ownProgram(scratch.folder, main)?.file, scratch.at(file));
    });

  it("is none where there is no program, and where the program is Holdfast's own", () => {
    assert.equal(ownProgram(scratch.folder, undefined), undefined);
    assert.equal(ownProgram(scratch.folder, "index.ts"), undefined);
    assert.equal(ownProgram(ROOT, "index.ts"), undefined);
    assert.equal(ownProgram(scratch.folder, join(ROOT, "index.ts")), undefined);
    assert.equal(ownProgram(ROOT, undefined), undefined);
  });

  it("is refused where it is an ES module", () => {
    write({ "package.json": `{ "type": "module" }`, "index.js": "" });
    assert.throws(() => ownProgram(scratch.folder, undefined), /index\.js is an ES module.*package\.json/);
  });

  for (const [language, files] of Object.entries({ JavaScript: JS, TypeScript: TS }))
    it(`makes all of its resources in each stack, in ${language}`, async () => {
      write(files);
      const own = ownProgram(scratch.folder, undefined)!;
      const { project: name, stacks } = project();
      const planned = await planStacks(own.load, name, stacks);
      for (const stack of planned) {
        const types = resourcesOf(stack).map(({ type }) => type.split(":").at(-1));
        assert.deepEqual(types.filter((type) => type === "Topic" || type === "Queue").sort(), ["Queue", "Topic"]);
        assert.match(String(stack.outputs["queue"]), /^jobs-/);
      }
    });

  it("is planned with Holdfast's resources, as docs/application.md writes it, and judged with them", async () => {
    for (const name of ["Pulumi.yaml", "Pulumi.primary.yaml", "Pulumi.secondary.yaml"])
      copyFileSync(join(EXAMPLES, "existing-vpc-api", name), scratch.at(name));
    const page = readFileSync(join(ROOT, "docs/application.md"), "utf8");
    const [, program] = /<!-- own program -->\n\n```js\n([^]*?)```/.exec(page)!;
    scratch.write("index.js", program!);
    const { stdout, stderr } = await planHere({ configDir: scratch.folder, json: true });
    assert.equal(stderr, "");
    const { stacks, unjudged } = JSON.parse(stdout) as {
      stacks: { outputs: Record<string, string> }[];
      unjudged: object;
    };
    for (const { outputs } of stacks) {
      assert.match(outputs["mail"]!, /^arn:aws:ses:eu-/);
      assert.match(outputs["loadBalancer"]!, /\.elb\.eu-/);
    }
    assert.match(JSON.stringify(unjudged), /emailIdentity/);
  });

  const FAILING: [what: string, program: string, says: RegExp][] = [
    [
      "an exception",
      `module.exports = () => { throw new Error("no team here"); };`,
      /index\.js: no team here\n +at .*:1:\d+/,
    ],
    [
      "a look-up",
      `module.exports = () => void require("@pulumi/aws").ec2.getVpcOutput({ id: "vpc-1" }).id;`,
      /index\.js: the program looks up aws:ec2\/getVpc:getVpc.*Take the value from the settings/,
    ],
    [
      "another provider's resource",
      `const { CustomResource } = require("@pulumi/pulumi"); module.exports = () => void new CustomResource("tls:index/key:Key", "k", {});`,
      /index\.js: .*the plan has mock outputs.*not for type tls:.*project of its own/,
    ],
  ];
  for (const [what, program, says] of FAILING)
    it(`is named in what is said of ${what} in it`, async () => {
      scratch.write("index.js", program);
      const own = ownProgram(scratch.folder, undefined)!;
      const { project: name, stacks } = project();
      const error: unknown = await planStacks(own.load, name, stacks).catch((thrown: unknown) => thrown);
      const failure = own.failure(error);
      assert.equal(failure?.name, "UsageError");
      assert.match(failure.message, says);
    });

  it("leaves to Holdfast what fails in it where it is Holdfast's program alone", async () => {
    scratch.write("index.js", `module.exports = require("holdfast");`);
    const own = ownProgram(scratch.folder, undefined)!;
    const { project: name, stacks } = project();
    const error: unknown = await planStacks(own.load, name, stacks).catch((thrown: unknown) => thrown);
    assert.ok(error instanceof Error);
    assert.equal(own.failure(error), undefined);
  });

  it("is what the command that deploys needs; the pack is named where it is", () => {
    const files = { project: "shop", stacks: [{ name: "prod-a", config: {} }] };
    assert.equal(deployCommand(scratch.folder, files), undefined);
    scratch.write("index.js", "");
    assert.equal(deployCommand(scratch.folder, files), "pulumi up -s prod-a");
    scratch.write("node_modules/holdfast-policy/PulumiPolicy.yaml", "");
    assert.match(
      deployCommand(scratch.folder, files)!,
      /^pulumi up -s prod-a --policy-pack node_modules\/holdfast-policy$/,
    );
  });
});
