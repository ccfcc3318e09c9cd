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
