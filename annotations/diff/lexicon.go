package diff

import "strings"

// The lists below steer how changes are named and how pieces are tidied. No
// fact depends on them: a word that is missing is still compared and shown.

// isNumberWord reports whether a folded word says a number. In Arabic "and" is
// written together with the word after it.
func isNumberWord(folded string) bool {
	return numberWords[folded] || strings.HasPrefix(folded, "و") && numberWords[strings.TrimPrefix(folded, "و")]
}

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// quoteMarks are tokens that may open or close a quotation.
var quoteMarks = set(`" ' “ ” „ ‟ ‘ ’ ‚ ‛ « » ‹ › 「 」 『 』 ＂ ＇`)

var numberWords = set(`
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds
thousand thousands million millions billion billions trillion trillions dozen dozens half third quarter
first second fourth fifth sixth seventh eighth ninth tenth twice double triple
zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig hundert tausend millionen milliarden
deux trois quatre cinq sept huit neuf dix onze douze treize quinze vingt trente quarante cinquante soixante cent cents mille milliard milliards
dos tres cuatro cinco seis siete ocho nueve diez once doce quince veinte treinta cuarenta cincuenta cien mil millones
due tre quattro cinque sei sette otto nove dieci dodici venti trenta cento mila milioni miliardi
واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة عشر عشرون عشرين ثلاثون ثلاثين أربعون أربعين خمسون خمسين ستون ستين سبعون سبعين ثمانون ثمانين تسعون تسعين
مئة مائة مئتان مئتين مئتي مائتين ثلاثمئة أربعمئة خمسمئة ستمئة سبعمئة ثمانمئة تسعمئة ألف ألفان ألفين آلاف مليون ملايين مليار
два три четыре пять шесть семь восемь девять десять сто тысяча тысяч миллион миллионов миллиард
`)

// soft are number words that are often something else: they count only where
// they stand for another number.
var softNumbers = set("one first second third half quarter double once six sei tre mil cent dix elf vier acht")

// calendar holds months and days of the week.
var calendar = set(`
january february march april may june july august september october november december
jan feb mar apr jun jul aug sept sep oct nov dec
monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
today yesterday tomorrow
januar februar märz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
janvier février mars avril juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi vendredi samedi dimanche
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miércoles jueves viernes sábado domingo
gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre lunedì martedì mercoledì giovedì venerdì sabato domenica
الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
`)

// softDates are names of months that are often something else.
var softDates = set("may march mar sat sun wed dec mars today yesterday tomorrow")

// units follow a number and are part of what it says.
var units = set(`
mile miles mph km kms kilometer kilometers kilometre kilometres kph meter meters metre metres m cm mm foot feet ft inch inches yard yards
kg kilo kilos kilogram kilograms gram grams pound pounds lb lbs ounce ounces oz ton tons tonne tonnes
degree degrees celsius fahrenheit c f percent percentage per cent point points
dollar dollars euro euros cent cents yen yuan ruble rubles rouble roubles rupee rupees franc francs krona crown crowns
second seconds minute minutes hour hours day days week weeks month months year years decade decades century centuries
am pm a.m p.m acre acres hectare hectares liter liters litre litres gallon gallons barrel barrels
kb mb gb tb byte bytes kilobyte kilobytes megabyte megabytes gigabyte gigabytes
watt watts kilowatt kilowatts megawatt megawatts gigawatts kw mw gw volt volts
hundred thousand million billion trillion hundreds thousands millions billions
meilen kilometer meter tonnen grad prozent stunden tage wochen monate jahre
heures jours semaines mois ans pour horas días semanas meses años por ciento
`)

// speech are verbs and nouns by which a text says whose words they are.
var speech = set(`
said say says saying told tells tell added adds asked asks claimed claims claim announced announces stated states
insisted insists denied denies deny warned warns argued argues blamed blames blame accused accuses reported reports confirmed confirms
admitted admits acknowledged acknowledges alleged alleges suggested suggests wrote writes tweeted posted declared declares
replied replies explained explains recalled recalls promised promises vowed vows pledged conceded concedes maintained maintains
testified noted notes called calls described describes estimated estimates predicted predicts complained cried shouted whispered
according published issued released
sagte sagt erklärte erklärt teilte betonte meinte behauptete zufolge laut
dit déclaré affirmé expliqué ajouté annoncé selon
dijo dice declaró afirmó explicó añadió anunció aseguró según
detto dichiarato affermato spiegato secondo
disse afirmou declarou segundo
قال قالت وقال وقالت أضاف أضافت وأضاف وأضافت أكد أكدت وأكد صرح صرحت أعلن أعلنت وفق بحسب
сказал сказала заявил заявила сообщил сообщила
`)

// lightWords tell little of what a sentence is about.
var lightWords = set(`
a an the and or but nor so yet if then than that this these those which who whom whose what when where while as at by for from in into of off
on onto out over to up upon with within without about after before between during through under until since because though although
is are was were be been being am has have had having do does did will would shall should can could may might must
he she it they we you i him her them us me his hers its their theirs our your my himself herself itself themselves
there here also just only very too more most less much many some any each all both other another such own same
der die das den dem des ein eine einen einem einer eines und oder aber nicht ist sind war waren wird werden hat haben mit von vom zu zum zur
im in an am auf für bei nach aus als wie auch sich er sie es wir ihr ich dass
le la les un une des du de d l et ou mais est sont était ont a au aux en dans par pour sur avec ce cette ces qui que se sa son ses il elle ils
el los las unos unas y o pero es son era del al con por para en lo se su sus que no
il lo gli i della del dei delle nel nella che di da per con non è
في من على إلى عن أن إن كان كانت هو هي التي الذي هذا هذه مع ما لا لم لن و أو ثم قد
и в на с по из к у о не что как это он она они был была были
`)

// correctionOpenings begin a correction note.
var correctionOpenings = []string{"correction", "corrections", "clarification", "corrected:", "korrektur", "rectificatif", "corrección", "تصحيح", "this story has been corrected", "this article has been corrected", "an earlier version of this"}
