import { build } from '../../scripts/build.mjs'

/** The processes under test run what is built. */
export default () => build({ web: false })
