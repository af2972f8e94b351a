"""Words that say how a text is built, not what it is about."""

ENGLISH = frozenset(
    (
        "a ability able about above accuracy achieve achieved achieves achieving across actually additional address "
        "addressed addressing after again against aim aims all allow allowing almost along already also although always "
        "among an analyze analyzed and another any approach approaches are around art as ask asked asking asks aspect "
        "aspects at available based be became because been before being below benefit benefits beside best better between "
        "beyond both but by can cannot case cases certain challenge challenges challenging compare compared comparison "
        "complex component components comprehensive consider considered could current currently day demonstrate "
        "demonstrates design designed designs despite detail details develop developed development did different diverse "
        "diversity do does doing done due during dynamic each effective effectively efficient eight either enable enabling "
        "end especially et etc evaluate evaluation even ever every example examples existing experiment experimental "
        "experiments explore explored extensive facilitate feature features few finally find finding findings first five "
        "focus for form found four framework frameworks from full fully furthermore general generally give given gives good "
        "great had half has have having he her here high higher highly his hold how however https i if important improve "
        "improved improvement improvements in including increase indeed instance instead into introduce introduced "
        "investigate is issue it its itself just keep keeps kept key kind kinds know known large larger last later lead "
        "leading least left less let like literature little long low lower made main mainly make makes making many may "
        "means method methods might mode more moreover most move moved much multiple must namely nearly need new next nine "
        "no nobody nor not notably novel now number obtain obtained of often on once one ones only open or order other "
        "others our out over overview own paper papers paradigm parameter parameters part particular per perform "
        "performance performed perhaps point possible potential presence present presented presents previous previously "
        "prior problem problems production properties property proposal propose proposed proposes provide provided provides "
        "providing quarter question quite range rather real recent recently reduce remain remains respectively result "
        "results right role same second see seen set seven several shall she should show showing shown shows significant "
        "significantly similar simple since single six small so some something source specific specifically state still "
        "stop stopped strong studied studies study such suggest suggests task tasks ten than that the their them themselves "
        "then there therefore these they thing third this those though three through thus to together too total toward "
        "towards two type types under unlike until up upon us use used useful uses using various very via want was way ways "
        "we well were what when where whereas whether which while who whole whom whose why wide widely will with within "
        "without work works would year years yet you your zero"
    ).split()
)
"""Function words, and those of every abstract, in lower case."""

OTHERS = frozenset(
    (
        "aan aber ademas afin agli ahora ainda ainsi alem algunos alla alle alors als anche andere anderen antes aos apenas "
        "apos apres asi ate atraves auch auf aunque aus aussi autre autres aux avec avons bei beim bien bij bis cada "
        "ces cet cette che chez com come comme como con cual cuando cui dabei dafur dagli dai dal dalla damit dan dann dans "
        "das dass dat degli dei del della delle dem den denen dentro depois depuis der deren des desde dessen deux deze die "
        "dies diese diesem diesen dieser dieses dit doch donc donde dont dopo dos duas durante durch een ein eine "
        "einem einen einer eines einige ela elas ele eles ella elle elles ellos entre essa esse est esta estas este "
        "estes esto estos etait etre foi foram fra fue fur geen gegen gli haben han hanno hasta hat hay heeft het hier hij "
        "hun ich ihr ihre ils inoltre isso ist isto jede jeder kann konnen las les leur leurs loro lors lorsque los maar "
        "mais mas mediante meer mehr meme menos mesmo met mientras mismo mit moins muito muy naar nach nao nas nei nel "
        "nella nelle nicht niet noch nog non nos nossa nosso notre nous nuestra nuestro nuestros num numa nur oder ohne "
        "onde ons ont onze ook otra otros par para pas pela pelas pelo pelos pero peut peuvent piu plus plusieurs pode "
        "podem por porque possono pour puede pueden puo qual quale quando que quel quella quelle quello questa queste "
        "questi questo qui sans schon segun sehr sein seine selon sem senza ser ses seu seus sia sich sie sin sind sob "
        "sobre son sono sont sous sowie sua suas sugli sul sulla sur sus tambem tambien tanto tem tiene todo todos tot tous "
        "tout toute toutes tra tras tres tutti uber uit uma una unas und une uno unos uns unser unter van veel vers vom von "
        "voor vor vous waar wat wenn werd werden wie wij wir wird worden wordt wurde wurden zich zijn zoals zum zur "
        "zwischen"
    ).split()
)
"""Function words of German, French, Spanish, Portuguese, Italian and Dutch, from three letters on, without accents.

Those that English has as a noun too, such as "war", are left out.
"""
