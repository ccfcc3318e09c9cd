import assert from "node:assert/strict";
import fc from "fast-check";
import { isSecretProblem, looksSecret, plainSecrets, providerSecrets } from "../../../components/config/secrets";
import { show } from "../../../components/config/show";

const PASSWORD = "correct-horse-battery";

const NAMES = ["password", "dbPassword", "DB_PASSWORD", "passwd", "pwd", "apiKey", "api-key", "APIKey", "AWSSecretKey"];
const MORE_NAMES = ["privateKey", "accessKey", "clientSecret", "token", "authTokens", "credentials", "passphrase2"];
const INNOCENT_NAMES = ["passage", "tokenizer", "secretary", "monkey", "keyName", "accesses", "name", "path", "zone"];

const VALUES = [
  "AKIAIOSFODNN7EXAMPLE",
  "key ASIAIOSFODNN7EXAMPLE!",
  "-----BEGIN PRIVATE KEY-----\nMIIE",
  "-----BEGIN OPENSSH PRIVATE KEY-----",
  "ghp_0123456789abcdefghijklmnopqrstuvwxyz",
  "github_pat_11ABCDEFG0abcdefghijkl_mnop",
  "xoxb-123456789012-abcdef",
  "sk_live_0123456789abcdef",
  "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2ln",
  `postgres://shop:${PASSWORD}@db.example.com/shop`,
  `redis://:${PASSWORD}@cache.example.com`,
  `rk_live_${"0a".repeat(9)}`,
  `glpat-${"aB3_".repeat(5)}`,
  `npm_${"aB3x".repeat(9)}`,
  `SG.${"aB3x".repeat(5)}.${"aB3x".repeat(8)}`,
  `sk-proj-${"aB3x".repeat(6)}`,
  `sk-ant-${"aB3x".repeat(6)}`,
  `AIza${"aB3x-".repeat(7)}`,
  `https://hooks.slack.com/services/T0AB/B0CD/${"aB3x".repeat(5)}`,
  `DefaultEndpointsProtocol=https;AccountKey=${"aB3x".repeat(8)}==`,
  "Server=db;Password=hunter22;",
  "https://example.com/hook?token=abcdef123456",
  `Bearer ${"aB3x".repeat(6)}`,
];
const INNOCENT_VALUES = [
  "https://status.example.com/a:b@c",
  "https://example.com:8443/path",
  "AKIA",
  "-----BEGIN CERTIFICATE-----",
  "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64",
  "us-east-1a",
  "SG.1",
  "Basic support",
  "https://example.com/login?password=",
  "page=2&tokens=all",
  "npm_config",
  "",
];

describe("what looks like a secret", () => {
  it("is a text or a number that is called one, in any spelling", () => {
    for (const name of [...NAMES, ...MORE_NAMES]) {
      assert.ok(looksSecret(name, PASSWORD), name);
      assert.ok(looksSecret(name, 123456), name);
    }
    for (const name of INNOCENT_NAMES) assert.ok(!looksSecret(name, PASSWORD), name);
  });

  it("is not a switch, nor nothing", () => {
    for (const value of [true, false, null, undefined, ""]) assert.ok(!looksSecret("password", value), String(value));
  });

  it("is a text of a kind that is known, whatever it is called", () => {
    for (const value of VALUES) assert.ok(looksSecret("zone", value), value);
    for (const value of INNOCENT_VALUES) assert.ok(!looksSecret("zone", value), value);
  });
});

describe("secrets in plain text", () => {
  it("are not a database's parameters that say how passwords must be, but a secret among them is", () => {
    const parameters = {
      password_encryption: "scram-sha-256",
      "validate_password.length": 16,
      disconnect_on_expired_password: "ON",
      token: VALUES[0],
      "ldap.password": PASSWORD,
    };
    for (const list of [{ parameters }, { staticParameters: parameters }, { instanceParameters: { parameters } }]) {
      const paths = plainSecrets("holdfast:databases", { orders: list }).map(({ path }) => path);
      assert.deepEqual(
        paths.map((path) => path.replace(/^.*arameters\.?/, "")),
        ["token", "ldap.password"],
      );
    }
  });

  it("are not a store that is called like one, but what it holds, and a text in a store's place", () => {
    const store = { type: "aurora", instances: { class: "db.r7g.large", readers: 1 } };
    for (const area of [
      "databases",
      "tables",
      "buckets",
      "volumes",
      "queues",
      "topics",
      "functions",
      "streams",
      "buses",
    ])
      assert.deepEqual(plainSecrets(`holdfast:${area}`, { pwd: store, tokens: store }), [], area);
    const member = { databases: { pwd: { "2": "arn:aws:rds:us-west-2:123456789012:snapshot:a" } } };
    assert.deepEqual(plainSecrets("holdfast:restore", member), []);
    const held = { pwd: { ...store, password: PASSWORD }, secret: PASSWORD, tokens: [PASSWORD] };
    const paths = plainSecrets("holdfast:databases", held).map((p) => p.path);
    assert.deepEqual(paths, [
      "holdfast:databases.pwd.password",
      "holdfast:databases.secret",
      "holdfast:databases.tokens[0]",
    ]);
    assert.deepEqual(
      plainSecrets("holdfast:workload", { pwd: { hash: PASSWORD } }).map((p) => p.path),
      ["holdfast:workload.pwd.hash"],
      "an area without names of the user's own",
    );
  });

  it("are reported by their path, wherever they are", () => {
    const value = { a: [{ b: VALUES[0] }, "fine"], password: { hash: PASSWORD, list: [PASSWORD] }, on: true };
    const paths = plainSecrets("holdfast:x", value).map((p) => p.path);
    assert.deepEqual(paths, ["holdfast:x.a[0].b", "holdfast:x.password.hash", "holdfast:x.password.list[0]"]);
    assert.ok(plainSecrets("holdfast:x", value).every(isSecretProblem));
  });

  it("are reported where a whole area is one", () => {
    assert.deepEqual(
      plainSecrets("holdfast:apiKey", PASSWORD).map((p) => p.path),
      ["holdfast:apiKey"],
    );
    assert.deepEqual(plainSecrets("holdfast:workload", { name: "shop" }), []);
  });
});

describe("a value in an error", () => {
  it("is JSON, and cut where it is long", () => {
    assert.equal(show("a"), '"a"');
    assert.equal(show({ a: [1, null] }), '{"a":[1,null]}');
    assert.equal(show(undefined), "nothing");
    assert.equal(show("x".repeat(58)), `"${"x".repeat(58)}"`);
    assert.equal(show("x".repeat(59)), `"${"x".repeat(58)}…`);
  });

  it("never holds a secret, however deep", () => {
    const secret = fc.constantFrom(...VALUES);
    const { holder } = fc.letrec<{ holder: unknown }>((tie) => ({
      holder: fc.oneof(
        { depthSize: "small" },
        secret,
        fc.tuple(fc.jsonValue(), tie("holder")),
        fc.record({ a: fc.jsonValue(), b: tie("holder") }),
        fc.constant({ dbPassword: PASSWORD }),
        fc.constant({ password: [{ is: PASSWORD }] }),
      ),
    }));
    fc.assert(
      fc.property(holder, (value) => {
        assert.equal(show(value), "the value (not shown: it looks like a secret)");
      }),
    );
    assert.equal(show(PASSWORD, "password"), "the value (not shown: it looks like a secret)");
  });
});

describe("the settings of the AWS provider", () => {
  const paths = (config: Record<string, string>) => providerSecrets(config, "[encrypted]").map(({ path }) => path);

  it("hold no credentials in plain text", () => {
    for (const key of ["aws:accessKey", "aws:secretKey", "aws:token"]) {
      assert.deepEqual(paths({ [key]: PASSWORD }), [key]);
      for (const fine of ["[encrypted]", ""]) assert.deepEqual(paths({ [key]: fine }), []);
    }
    for (const value of VALUES)
      assert.deepEqual(paths({ "aws:defaultTags": JSON.stringify({ tags: { note: value } }) }), ["aws:defaultTags"]);
  });

  it("may name files and roles, and are no business of other providers", () => {
    const assumeRoleWithWebIdentity = JSON.stringify({ webIdentityTokenFile: "/var/run/token", roleArn: "arn" });
    const fine = { "aws:profile": "ops", "aws:skipCredentialsValidation": "true", "aws:region": "us-east-1" };
    assert.deepEqual(
      paths({ ...fine, "aws:assumeRoleWithWebIdentity": assumeRoleWithWebIdentity, "x:y": VALUES[0]! }),
      [],
    );
  });
});
