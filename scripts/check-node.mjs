// Parsed by every Node since 12: nothing newer may stand here.
var version = process.versions.node.split('.').map(Number)
if (version[0] < 20 || (version[0] === 20 && version[1] < 19)) {
  console.error(
    'Askchart needs Node 20.19 or newer; this is ' +
      process.versions.node +
      '. Get it from https://nodejs.org and run the command again.',
  )
  process.exit(1)
}
