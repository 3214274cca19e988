const given = (name: string): string => {
  const value = process.env[name]
  if (value === undefined) throw new Error(`${name} is not set: run these tests through jest's browser project`)
  return value
}

/** Where what global-setup.mjs started is to be found. */
export const addresses = {
  system: (): string => given('ASKCHART_URL'),
  browser: (): string => given('ASKCHART_BROWSER'),
  postgres: (): string => given('DATABASE_URL'),
  clickHouse: (): string => given('CLICKHOUSE_URL'),
}
