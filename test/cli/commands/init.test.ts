import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { init, type InitCommand } from "../../../cli/commands/init";
import { ask, type Terminal } from "../../../cli/init/ask";
import { packConfigOf } from "../../../cli/commands/check";
import { readConfigFiles } from "../../../cli/plan";
import { STRATEGIES } from "../../../components/config/schema/workload";
import { checkGraph } from "../../../policy/check";
import { graphFromExports } from "../../../policy/graph";
import { stacksOf } from "../../components/plans";
import { holdfast, Scratch } from "./run";

const GIVEN = {
  name: "shop",
  account: "210987654321",
  domain: "www.example.com",
  primary: "eu-west-1",
  secondary: "eu-central-1",
};

describe("holdfast init", function () {
  this.timeout(60_000);
  let scratch: Scratch;
  beforeEach(() => (scratch = new Scratch()));
  afterEach(() => scratch.clear());

  const write = (more: Partial<InitCommand> = {}, given: Partial<InitCommand> = GIVEN) =>
    init({ dir: scratch.at("new"), ...given, ...more }, false);
  const read = (name: string) => readFileSync(scratch.at("new", name), "utf8");
  const refused = (more: Partial<InitCommand>, says: RegExp, given?: Partial<InitCommand>) =>
    assert.rejects(write(more, given), (error: Error) => error.name.endsWith("Error") && says.test(error.message));

  /** Stores that show what each strategy does with them; the kinds that are left are read alone. */
  const STORES: Record<(typeof STRATEGIES)[number], string> = {
    "static-site": "table",
    "backup-restore": "rds-postgres:bookings bucket",
    "pilot-light": "rds-mysql:bookings",
    "warm-standby": "aurora-postgres:orders table:carts bucket queue:jobs",
    "active-active": "none",
  };

  for (const strategy of STRATEGIES)
    it(`writes ${strategy} with ${STORES[strategy]}, which plans without a violation or an undecided verdict`, async () => {
      await write({ strategy, stores: STORES[strategy], vpc: strategy === "pilot-light" ? "existing" : "new" });
      const packFile = scratch.at("new", "policy-config.json");
      const planned = await stacksOf(readConfigFiles(scratch.at("new")));
      const graph = graphFromExports(planned.map(({ name, deployment }) => ({ file: name, document: deployment })));
      const { findings } = checkGraph(graph, packConfigOf(existsSync(packFile) ? packFile : undefined));
      // How large the subnets of an existing VPC are is not in the settings.
      const open = findings.filter(
        ({ verdict, rule }) => verdict !== "acknowledged" && rule !== "autoscaling-subnet-addresses",
      );
      assert.deepEqual(
        open.map(({ rule, message }) => `${rule}: ${message}`),
        [],
      );
      // What is acknowledged is what the strategy gives up.
      const accepted = findings.filter(({ verdict }) => verdict === "acknowledged");
      assert.equal(accepted.length > 0, strategy === "static-site");
    });

  it("writes few lines, each with what it means, and says what is next", async () => {
    const { text, exitCode } = await write({ strategy: "pilot-light", stores: "table:carts" });
    assert.equal(exitCode, 0);
    assert.deepEqual(readdirSync(scratch.at("new")).sort(), [
      "Pulumi.primary.yaml",
      "Pulumi.secondary.yaml",
      "Pulumi.yaml",
      "index.js",
    ]);
    assert.ok(read("Pulumi.yaml").split("\n").length < 50);
    assert.match(read("Pulumi.yaml"), /\n {6}zone: example\.com #/);
    assert.match(read("Pulumi.yaml"), /holdfast:tables:\n {4}value:\n {6}carts:\n {8}partitionKey: /);
    assert.match(read("Pulumi.yaml"), /emails: \[oncall@example\.com\]/);
    assert.match(read("index.js"), /^module\.exports = require\("holdfast"\);$/m);
    assert.match(text, /npx holdfast plan --config-dir \S+ --html plan\.html/);
  });

  it("takes stores by AWS's names as well", async () => {
    await write({ stores: "aurora:orders dynamodb:carts s3 sqs" });
    assert.match(
      read("Pulumi.yaml"),
      /type: aurora\n[^]*holdfast:tables:[^]*carts:[^]*holdfast:buckets:[^]*holdfast:queues:/,
    );
  });

  it("writes the ids of an existing VPC to be replaced, and says so", async () => {
    const { text } = await write({ vpc: "existing" });
    assert.match(read("Pulumi.secondary.yaml"), /vpc: existing\n {4}id: vpc-2\d+\n/);
    assert.match(text, /\n {2}- Put the ids and blocks of your VPCs into the stack files\.\n/);
  });

  it("overwrites no file of a configuration, and leaves a program alone", async () => {
    scratch.write("new/index.js", "// mine\n");
    await write();
    assert.equal(read("index.js"), "// mine\n");
    await refused(
      {},
      /^init: Pulumi\.yaml, Pulumi\.primary\.yaml, Pulumi\.secondary\.yaml are in .* already\. .*--dir\.$/,
    );
  });

  it("says everything that is missing or wrong at once, and writes nothing", async () => {
    await refused(
      { domain: "Shop", strategy: "warm-standbye", stores: "mongo" },
      /--account is missing\..*\n {2}--domain "Shop" is not allowed\. Allowed: a host name.*\n {2}--strategy .*did you mean warm-standby\.\n {2}--stores "mongo" is not allowed\. Allowed: aurora-postgres, /,
      { name: "shop" },
    );
    assert.ok(!existsSync(scratch.at("new")));
  });

  it("refuses answers that contradict each other, as a plan does", async () => {
    await refused({ secondary: "eu-west-1" }, /regions/);
    await refused({ stores: "table:a table:a" }, /a is there twice/);
    await refused({ stores: "table:A" }, /--stores "table:A" is not allowed/);
    assert.ok(!existsSync(scratch.at("new")));
  });

  it("is a command whose mistakes exit with 2", () => {
    const { code, stdout, stderr } = holdfast(["init", "--config-dir", scratch.at("new"), "--name", "shop"]);
    assert.deepEqual([code, stdout], [2, ""]);
    assert.match(stderr, /^holdfast: init: --account is missing\. The AWS account's id\.\n/);
  });

  describe("on a terminal", () => {
    /** A terminal on which some lines are typed. */
    function typing(...lines: string[]): Terminal & { asked: string[]; said: string[] } {
      const [asked, said]: string[][] = [[], []];
      const question = (text: string) => {
        asked!.push(text);
        return Promise.resolve(lines.shift());
      };
      return { asked: asked!, said: said!, question, say: (text) => void said!.push(text) };
    }

    it("asks what no option says, takes what is in brackets for an empty line, and asks again where an answer does not fit", async () => {
      const terminal = typing("www.example.com", "", "cold-standby", "pilot-light", "", "", "", "", "");
      const answers = await ask({ name: "shop", account: "210987654321" }, terminal);
      assert.deepEqual(answers, {
        ...{ name: "shop", account: "210987654321", domain: "www.example.com", zone: "example.com" },
        ...{ strategy: "pilot-light", primary: "us-east-1", secondary: "us-west-2" },
        ...{ vpc: "new", stores: "none", email: "oncall@example.com" },
      });
      assert.equal(terminal.asked[1], "The hosted zone, which is made [example.com]: ");
      assert.match(terminal.said.join(""), /^ {2}Allowed: one of static-site, .*\.\n$/);
    });

    it("ends where the input ends", async () => {
      assert.equal(await ask({}, typing("shop")), undefined);
    });
  });
});
