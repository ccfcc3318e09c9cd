import { set } from "../edits";
import { row, type BadSettings } from "./row";

const SECRET = "looks like a secret in plain text (its value is not shown)";
const WAY_OUT = "change it wherever it is used";
const KEY = "AKIAIOSFODNN7EXAMPLE";
const PASSWORD = "correct-horse-battery";
const PEM = "-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEA\n-----END RSA PRIVATE KEY-----\n";

/** Secrets in plain text: reported, and never shown. */
export const secrets: BadSettings[] = [
  row("an access key among the zones", set("network.zones[2]", KEY), [["holdfast:network.zones[2]", SECRET, WAY_OUT]], {
    hides: [KEY],
  }),
  row("an access key as a type", set("compute.type", KEY), [["holdfast:compute.type", SECRET, WAY_OUT]], {
    hides: [KEY],
  }),
  row("a private key", set("compute.userData", PEM), [["holdfast:compute.userData", SECRET, WAY_OUT]], {
    hides: ["MIIEowIBAAKCAQEA"],
  }),
  row(
    "a key that is called a password",
    set("workload.dbPassword", PASSWORD),
    [["holdfast:workload.dbPassword", SECRET, WAY_OUT]],
    { hides: [PASSWORD] },
  ),
  row(
    "a number that is called a token",
    set("standby.apiToken", 40960712),
    [["holdfast:standby.apiToken", SECRET, WAY_OUT]],
    {
      hides: ["40960712"],
    },
  ),
  row("an area that is called a secret", set("masterSecret", PASSWORD), [["holdfast:masterSecret", SECRET, WAY_OUT]], {
    hides: [PASSWORD],
  }),
  row(
    "an address with a password",
    set("standby.site.statusPage", `https://ops:${PASSWORD}@status.example.com`),
    [["holdfast:standby.site.statusPage", SECRET, WAY_OUT]],
    { hides: [PASSWORD] },
  ),
  row(
    "an address with a password for a whole area",
    set("compute", `redis://:${PASSWORD}@cache.example.com`),
    [["holdfast:compute", SECRET, WAY_OUT]],
    { hides: [PASSWORD] },
  ),
  row(
    "a password where a text should be",
    set("workload.domain", { name: "shop.example.com", password: PASSWORD }),
    [
      ["holdfast:workload.domain", "the value (not shown: it looks like a secret) is not allowed", "a host name"],
      ["holdfast:workload.domain.password", SECRET, WAY_OUT],
    ],
    { hides: [PASSWORD] },
  ),
  row(
    "a group that is called credentials",
    set("workload.credentials", { user: "shop", phrase: PASSWORD }),
    [
      ["holdfast:workload.credentials", "is not a setting", "Known here: name, account"],
      ["holdfast:workload.credentials.user", SECRET, WAY_OUT],
      ["holdfast:workload.credentials.phrase", SECRET, WAY_OUT],
    ],
    { hides: [PASSWORD] },
  ),
  row(
    "a token in the provider's region",
    set("aws:region", "ghp_0123456789abcdefghijklmnopqrstuvwxyz"),
    [
      [
        "aws:region",
        "the value (not shown: it looks like a secret)",
        "us-east-1, as holdfast:workload.regions.primary says",
      ],
    ],
    { hides: ["ghp_0123456789"], reads: ["holdfast:role", "holdfast:workload.regions.primary"] },
  ),
];
