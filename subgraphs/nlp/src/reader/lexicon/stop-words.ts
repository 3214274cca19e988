import { stemOf } from '../normalize/stem.js'

/** Words that say nothing about the data. */
const WORDS = `a an the of in on at to for from by with without within and or as is are was were be been being am do does did doing done has have had having
it its it's their theirs them they this that these those there here i me my we us our ours you your yours he she his her him who whom whose which what when where how why
can could would should will shall may might must want wants wanted need needs like likes please kindly let lets just also then than so too very really
show shows showing shown give gives giving gave return returns returning display displays displaying plot plots plotting plotted draw draws drawing drawn make makes making
find finds finding found get gets getting got list lists listing listed tell tells present presents visualize visualizes visualise visualizing visualization create creates creating
see look looking view generate produce provide provides compute computes calculate calculates calculated determine report reports illustrate illustrates illustrating depict represent represents
represented representing using use used uses into about across all any each every both only own same such some one ones
record records data dataset table tables database information info details result results value values
corresponding respective respectively along together combined associated regarding according related given based
different various distinct respectively among between belong belongs belonging correspond corresponds
compare compares comparing comparison contrast versus
not no nor if but while during per via out up down over under again please help
many much more most less least number amount total count
graph chart plot figure diagram visual picture axis axes
exist exists existing appear appears appeared contain contains containing include includes including included come comes came go goes went take takes took taken
fall falls put set sets say called named versus vs against well now still actually currently back off s t re ve ll d m
select selects fetch retrieve categorize categorized category-wise basis terms term whole entire overall available following mean means`

/** Words too common to be worth naming as not understood. */
export const stopWords: ReadonlySet<string> = new Set(WORDS.split(/\s+/))
export const stopStems: ReadonlySet<string> = new Set([...stopWords].map(stemOf))

/** Words that may stand between the words of a name without being part of it: `date of birth`. */
export const skippedWords: ReadonlySet<string> = new Set([
  'of',
  'the',
  'a',
  'an',
  'their',
  'its',
  'his',
  'her',
  'our',
  's',
])

/** Words of a name that say little about which name it is: `date_in_location_from`. */
export const linkingWords: ReadonlySet<string> = new Set([
  'of',
  'the',
  'a',
  'an',
  'their',
  'its',
  'his',
  'her',
  'in',
  'for',
  'per',
  'each',
  'every',
  'all',
  'our',
  'and',
  's',
  'to',
  'on',
  'at',
  'by',
  'with',
  'from',
  'is',
  'are',
])
