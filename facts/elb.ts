import type { Published } from "./published";

export const TLS_POLICIES: Published<readonly string[]> = {
  title: "Security policies of HTTPS and TLS listeners",
  sources: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html",
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/describe-ssl-policies.html",
  ],
  asOf: "2026-11-28",
  data: [
    ...["2015-05", "2016-08", "TLS-1-0-2015-04", "TLS-1-1-2017-01", "TLS-1-2-2017-01", "TLS-1-2-Ext-2018-06"],
    ...["FS-2018-06", "FS-1-1-2019-08", "FS-1-2-2019-08", "FS-1-2-Res-2019-08", "FS-1-2-Res-2020-10"],
    ...["TLS13-1-0-2021-06", "TLS13-1-1-2021-06", "TLS13-1-2-2021-06", "TLS13-1-2-Res-2021-06"],
    ...["TLS13-1-2-Ext1-2021-06", "TLS13-1-2-Ext2-2021-06", "TLS13-1-3-2021-06"],
    ...["TLS13-1-0-FIPS-2023-04", "TLS13-1-1-FIPS-2023-04", "TLS13-1-2-FIPS-2023-04", "TLS13-1-2-Res-FIPS-2023-04"],
    ...["TLS13-1-2-Ext0-FIPS-2023-04", "TLS13-1-2-Ext1-FIPS-2023-04", "TLS13-1-2-Ext2-FIPS-2023-04"],
    ...["TLS13-1-3-FIPS-2023-04", "TLS13-1-0-PQ-2025-09", "TLS13-1-2-PQ-2025-09", "TLS13-1-2-Res-PQ-2025-09"],
    ...["TLS13-1-2-Ext1-PQ-2025-09", "TLS13-1-2-Ext2-PQ-2025-09", "TLS13-1-3-PQ-2025-09"],
    ...["TLS13-1-0-FIPS-PQ-2025-09", "TLS13-1-2-FIPS-PQ-2025-09", "TLS13-1-2-Res-FIPS-PQ-2025-09"],
    ...["TLS13-1-2-Ext0-FIPS-PQ-2025-09", "TLS13-1-2-Ext1-FIPS-PQ-2025-09", "TLS13-1-2-Ext2-FIPS-PQ-2025-09"],
    ...["TLS13-1-3-FIPS-PQ-2025-09", "TLS13-1-2-RFC9151-FIPS-2023-07", "TLS13-1-2-Ext0-RFC9151-FIPS-2023-07"],
    ...["TLS13-1-2-RFC9151-INTEROP1-FIPS-2023-07", "TLS13-1-2-RFC9151-INTEROP2-FIPS-2023-07"],
    ...["TLS13-1-2-RFC9151-INTEROP3-FIPS-2023-07", "TLS13-1-2-RFC9151-INTEROP4-FIPS-2023-07"],
    "TLS13-1-3-RFC9151-FIPS-2023-07",
  ].map((name) => `ELBSecurityPolicy-${name}`),
};

/** In Regions that opened later a service principal writes them, which may do so in every Region now. */
export const LOG_ACCOUNTS: Published<Readonly<Record<string, string>>> = {
  title: "Accounts of Elastic Load Balancing that write access logs, by Region",
  sources: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html",
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/enable-access-logs.html",
  ],
  read: "quoted",
  asOf: "2026-11-29",
  data: {
    "us-east-1": "127311923021",
    "us-east-2": "033677994240",
    "us-west-1": "027434742980",
    "us-west-2": "797873946194",
    "af-south-1": "098369216593",
    "ca-central-1": "985666609251",
    "eu-central-1": "054676820928",
    "eu-west-1": "156460612806",
    "eu-west-2": "652711504416",
    "eu-south-1": "635631232127",
    "eu-west-3": "009996457667",
    "eu-north-1": "897822967062",
    "ap-east-1": "754344448648",
    "ap-northeast-1": "582318560864",
    "ap-northeast-2": "600734575887",
    "ap-northeast-3": "383597477331",
    "ap-southeast-1": "114774131450",
    "ap-southeast-2": "783225319266",
    "ap-southeast-3": "589379963580",
    "ap-south-1": "718504428378",
    "me-south-1": "076674570225",
    "sa-east-1": "507241528517",
  },
};
